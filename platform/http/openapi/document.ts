import { DIRECTORY_SCHEMAS } from './directory.ts';
import { EXCHANGE_PATHS, EXCHANGE_RESPONSES } from './exchange.ts';
import { GOVSTACK_PATHS, GOVSTACK_SCHEMAS } from './govstack.ts';
import { HEALTH_PATHS, HEALTH_SCHEMAS } from './health.ts';
import { LOG_PATHS } from './log.ts';
import type { Answers, Paths, Schemas } from './model.ts';
import { NOTE_PATHS } from './notes.ts';
import { OPERATOR_PATHS, OPERATOR_SCHEMAS } from './operator.ts';
import { PAGE_PATHS } from './pages.ts';
import { RECEIPT_PATHS } from './receipts.ts';
import { PROBLEM_SCHEMAS } from './refusals.ts';
import { REGISTRY_PATHS, REGISTRY_SCHEMAS } from './registry.ts';
import { COMMON_SCHEMAS } from './schemas.ts';
import { SELF_PATHS } from './self.ts';

export type OpenApiDocument = {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<'title' | 'version' | 'summary' | 'description', string>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Paths;
  readonly components: { readonly responses: Answers; readonly schemas: Schemas };
};

const DESCRIPTION = `What a node answers on HTTP. Where bytes matter, docs/exchange.md and docs/receipt-format.md say more.

Each GET answers HEAD too. A refusal is an RFC 9457 problem in the language of Accept-Language (\`ar\`, \`fr\`, \`en\`; \`ar\` where none is asked for), and its \`code\` is what a program decides by: the lists here are closed, and \`/problems\` explains each. Pages of modules, for people, are in the language of their address and are not listed. Any other address that is not here answers 404 with \`not-found\`; a target that is none, 400 with \`http-request-malformed\`.`;

/** The HTTP API of a node, whole. Tests hold it and the server together, both ways. */
export const OPENAPI_DOCUMENT: OpenApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Wasl',
    version: '0.1.0',
    summary: 'Exchange between information systems, with a receipt that anyone can verify offline',
    description: DESCRIPTION,
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'Exchange', description: 'Calling a service under an agreement, and the receipt of it' },
    { name: 'Directory', description: 'What the registry makes current' },
    { name: 'Statements', description: 'What officers sign' },
    { name: 'Logs', description: 'The two logs, read-only (C2SP tlog-tiles), and their trust file' },
    { name: 'GovStack Information Mediator', description: 'The directory in the terms of GovStack' },
    { name: 'Operation of the node', description: 'For who runs it' },
    { name: 'Pages', description: 'For people' },
  ],
  paths: {
    ...EXCHANGE_PATHS,
    ...RECEIPT_PATHS,
    ...REGISTRY_PATHS,
    ...NOTE_PATHS,
    ...LOG_PATHS,
    ...GOVSTACK_PATHS,
    ...HEALTH_PATHS,
    ...OPERATOR_PATHS,
    ...SELF_PATHS,
    ...PAGE_PATHS,
  },
  components: {
    responses: EXCHANGE_RESPONSES,
    schemas: {
      ...COMMON_SCHEMAS,
      ...PROBLEM_SCHEMAS,
      ...DIRECTORY_SCHEMAS,
      ...REGISTRY_SCHEMAS,
      ...HEALTH_SCHEMAS,
      ...OPERATOR_SCHEMAS,
      ...GOVSTACK_SCHEMAS,
    },
  },
};
