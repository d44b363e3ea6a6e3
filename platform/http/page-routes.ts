import type { Exchange } from '@wasl/exchange';
import type { Ledger } from '@wasl/ledger';
import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  buildVerifyPage,
  type Page,
  pageRoutes,
  renderHome,
  renderProblems,
  type Totals,
} from '../pages/index.ts';
import { PROBLEM_TABLES } from '../problem-tables.ts';

export type PageOptions = {
  readonly node: string;
  readonly ledger: Pick<Ledger, 'publicLogs' | 'trustFile'>;
  readonly directory: Exchange['directory'];
};

function send(reply: FastifyReply, page: Page): FastifyReply {
  return reply
    .header('content-security-policy', page.csp)
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page.html);
}

/** The pages anyone may read: home, verifier, list of refusals, in ar (also without prefix), fr and en. */
export function addPageRoutes(app: FastifyInstance, { node, ledger, directory }: PageOptions): void {
  for (const { path, language } of pageRoutes('home')) {
    app.get(path, async (_request, reply) =>
      send(
        reply,
        renderHome({
          language,
          node,
          totals: totalsOf(directory()),
          logs: ledger.publicLogs(),
          policyUrl: '/log/policy',
        }),
      ),
    );
  }
  for (const { path, language } of pageRoutes('verify')) {
    app.get(path, async (_request, reply) =>
      send(reply, await buildVerifyPage({ language, node, policy: await ledger.trustFile() })),
    );
  }
  for (const { path, language } of pageRoutes('problems')) {
    app.get(path, async (_request, reply) => send(reply, renderProblems(language, PROBLEM_TABLES)));
  }
}

function totalsOf({
  organisations,
  systems,
  services,
  agreements,
}: ReturnType<Exchange['directory']>): Totals {
  return {
    organisations: organisations.length,
    systems: systems.length,
    services: services.length,
    agreements: agreements.filter(({ standing }) => standing === 'in-force').length,
  };
}
