import { resolve } from 'node:path';
import { problemsOf } from '@wasl/kernel';
import { isKeyName } from '@wasl/log';

/** What an operator sets, all by environment variables, all with a working default. */
export type Config = {
  /** Folder of data and keys: `WASL_HOME`, `./.wasl` by default. */
  readonly home: string;
  /** `HOST`, 127.0.0.1 by default: a reverse proxy with TLS stands before anything wider. */
  readonly host: string;
  /** `PORT`, 3000 by default; 0 lets the system choose. */
  readonly port: number;
  /** `DATABASE_URL`; without it PostgreSQL is supervised under the home. */
  readonly databaseUrl: string | undefined;
  /** `WASL_NODE`: the node's name, a schema-less URL, the first part of its logs' origins. */
  readonly node: string;
  /** `WASL_SHARD`: the name of the logs in use, such as a year; '' for logs that are never divided. */
  readonly shard: string;
  /** `WASL_AUTHORITIES`: names and ports (`node.example`, `node.example:8443`) by which others address the node. */
  readonly authorities: readonly string[];
  /** `WASL_ALLOW_ADDRESSES`: addresses and networks inside that providers may live at. */
  readonly allowedAddresses: readonly string[];
  /** `WASL_URL`: `https://host` under which the public reads the pages; where the server listens by default. */
  readonly publicUrl: string | undefined;
  /** `WASL_OIDC_ISSUER`, `WASL_OIDC_CLIENT_ID` and `WASL_OIDC_CLIENT_SECRET_FILE`: an OpenID Connect provider; none by default. */
  readonly provider:
    | { readonly issuer: string; readonly clientId: string; readonly secretFile: string }
    | undefined;
};

export const configProblems = {
  'config-invalid': {
    status: 500,
    title: {
      ar: 'قيمة المتغير {name} غير مقبولة: {value}',
      fr: 'La valeur de {name} n’est pas acceptée : {value}',
      en: 'The value of {name} is not accepted: {value}',
    },
    remedy: { ar: 'المنتظر: {expected}.', fr: 'Attendu : {expected}.', en: 'Expected: {expected}.' },
  },
  'address-in-use': {
    status: 409,
    title: {
      ar: 'العنوان {host}:{port} مستعمل من قبل برنامج آخر.',
      fr: "L'adresse {host}:{port} est déjà prise par un autre programme.",
      en: 'The address {host}:{port} is already taken by another program.',
    },
    remedy: {
      ar: 'أوقفوه، أو اختاروا منفذا آخر: PORT=3001 npm start.',
      fr: 'Arrêtez-le, ou choisissez un autre port : PORT=3001 npm start.',
      en: 'Stop it, or choose another port: PORT=3001 npm start.',
    },
  },
} as const;

export const configProblem = problemsOf(configProblems);

const DEFAULT_NODE = 'model-directorate.example';
const DEFAULT_PORT = 3000;

/** Reads the configuration; refuses with `config-invalid` what it cannot use. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const port = env.PORT || String(DEFAULT_PORT);
  if (!/^(0|[1-9][0-9]{0,4})$/.test(port) || Number(port) > 65_535) {
    throw configProblem('config-invalid', { name: 'PORT', value: port, expected: '0–65535' });
  }
  const node = env.WASL_NODE || DEFAULT_NODE;
  if (!isKeyName(node) || !/^[a-z0-9.-]+(:[0-9]+)?$/.test(node)) {
    throw configProblem('config-invalid', {
      name: 'WASL_NODE',
      value: node,
      expected: 'directorate.example',
    });
  }
  const shard = env.WASL_SHARD ?? '';
  if (!/^([a-z0-9][a-z0-9-]{0,31})?$/.test(shard) || shard === 'tile' || shard === 'checkpoint') {
    throw configProblem('config-invalid', { name: 'WASL_SHARD', value: shard, expected: '2026' });
  }
  return {
    home: resolve(cwd, env.WASL_HOME || '.wasl'),
    host: env.HOST || '127.0.0.1',
    port: Number(port),
    databaseUrl: env.DATABASE_URL || undefined,
    node,
    shard,
    authorities: readAuthorities(env.WASL_AUTHORITIES ?? ''),
    allowedAddresses: listOf(env.WASL_ALLOW_ADDRESSES ?? ''),
    publicUrl: readPublicUrl(env.WASL_URL ?? ''),
    provider: readProvider(env, cwd),
  };
}

function readAuthorities(text: string): string[] {
  const list = listOf(text).map((name) => name.toLowerCase());
  const wrong = list.find((name) => !/^([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?$/.test(name));
  if (wrong === undefined) return list;
  throw configProblem('config-invalid', {
    name: 'WASL_AUTHORITIES',
    value: wrong,
    expected: 'node.example,node.example:8443',
  });
}

function readPublicUrl(text: string): string | undefined {
  if (text === '') return undefined;
  if (URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text) return text;
  throw configProblem('config-invalid', {
    name: 'WASL_URL',
    value: text,
    expected: 'https://portal.example',
  });
}

function readProvider(env: Readonly<Record<string, string | undefined>>, cwd: string): Config['provider'] {
  const issuer = env.WASL_OIDC_ISSUER ?? '';
  if (issuer === '') return undefined;
  if (!URL.canParse(issuer) || !issuer.startsWith('https://')) {
    throw configProblem('config-invalid', {
      name: 'WASL_OIDC_ISSUER',
      value: issuer,
      expected: 'https://identity.example',
    });
  }
  const needed = (name: string, expected: string) => {
    const value = env[name] ?? '';
    if (value === '') throw configProblem('config-invalid', { name, value, expected });
    return value;
  };
  return {
    issuer,
    clientId: needed('WASL_OIDC_CLIENT_ID', 'wasl'),
    secretFile: resolve(cwd, needed('WASL_OIDC_CLIENT_SECRET_FILE', './client-secret')),
  };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
