import { Readable } from 'node:stream';
import {
  ASSET_PREFIX,
  type Caller,
  dress,
  type Fields,
  loadAssets,
  NO_FIELDS,
  PAGE_LANGUAGES,
  type Place,
  parseFields,
  type Route,
  type Sent,
  type Site,
  splitAddress,
  webProblem,
} from '@wasl/web';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requestProblem } from './problems.ts';

/** The most bytes of a form without files. */
const FORM_LIMIT = 64 * 1024;
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** How a browser carries a session, and what its forms carry with it. */
export type SessionCookie = {
  /** The token in the `Cookie` header; null for none, or for what is no token. */
  read(header: string): string | null;
  /** The `Set-Cookie` header that begins a session, or with null ends it. */
  write(token: string | null): string;
  formToken(session: string): string;
};

export type WebOptions = {
  readonly site: Site;
  readonly routes: readonly Route[];
  /**
   * Asked before any form is handled; throws the Problem that refuses it. Who sends it, and whether it
   * carries the token of its session, is for sign-in to say.
   */
  readonly admit: (caller: Caller, form: Fields) => void | Promise<void>;
  readonly sessions: SessionCookie;
};

type Asked = FastifyRequest<{ Params: Readonly<Record<string, string>> }>;

/** The pages of the modules, in every language and in Arabic without a prefix, and what pages load. */
export function addWebRoutes(app: FastifyInstance, { site, routes, admit, sessions }: WebOptions): void {
  app.get<{ Params: { name: string } }>(`${ASSET_PREFIX}:name`, async (request, reply) => {
    const { all } = await loadAssets();
    const asset = all.find(({ path }) => path === `${ASSET_PREFIX}${request.params.name}`);
    if (asset === undefined) throw requestProblem('not-found');
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(asset.type)
      .send(asset.bytes);
  });
  void app.register(async (pages) => {
    pages.addContentTypeParser(
      FORM_TYPE,
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, done) => done(null, body),
    );
    for (const route of routes) {
      for (const url of urlsOf(route.path)) {
        pages.route<{ Params: Asked['params'] }>({
          method: route.method,
          url,
          handler: async (request, reply) => {
            const sent = await answer(route, request);
            if (sent.session !== undefined) reply.header('set-cookie', sessions.write(sent.session));
            return send(reply, sent);
          },
        });
      }
    }
  });

  function answer(route: Route, request: Asked): Promise<Sent> {
    const { place: here, whole } = placeOf(request);
    const caller = callerOf(request);
    const place = caller.session === null ? here : { ...here, formToken: sessions.formToken(caller.session) };
    return dress(site, place, async () => {
      if (!whole) throw webProblem('form-malformed');
      const form = route.method === 'POST' ? readForm(request) : null;
      if (form !== null) await admit(caller, form);
      return route.handle({ ...place, params: request.params, form, caller });
    });
  }

  function callerOf({ headers, ip }: Asked): Caller {
    return {
      session: sessions.read(headers.cookie ?? ''),
      address: ip,
      agent: headers['user-agent'] ?? '',
    };
  }
}

function urlsOf(path: string): string[] {
  const inLanguages = PAGE_LANGUAGES.map((language) => `/${language}${path === '/' ? '' : path}`);
  return [path, ...inLanguages];
}

/** Where the reader is; `whole` tells whether the query could be read. */
function placeOf(request: Asked): { readonly place: Place; readonly whole: boolean } {
  const [path = '/', ...search] = (request.raw.url ?? '/').split('?');
  const query = parseFields(search.join('?'));
  return { place: { ...splitAddress(path), query: query ?? NO_FIELDS }, whole: query !== null };
}

function readForm(request: Asked): Fields {
  if (!isFromHere(request)) throw webProblem('form-from-elsewhere');
  const form = typeof request.body === 'string' ? parseFields(request.body) : null;
  if (form === null) throw webProblem('form-malformed');
  return form;
}

/**
 * Whether a page of this site sent the form (Fetch Metadata; where a browser sends none, over plain HTTP, its
 * Origin). What tells neither is refused.
 */
function isFromHere({ headers }: Asked): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

function send(reply: FastifyReply, { status, headers, body }: Sent): FastifyReply {
  const content = typeof body === 'string' || body instanceof Uint8Array ? body : Readable.from(body);
  return reply.code(status).headers(headers).send(content);
}
