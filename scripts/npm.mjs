import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { Refusal } from './refusal.mjs';
import { ROOT } from './root.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const STILL_THERE_MS = 20_000;

const CAUSES = [
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT)\b/,
    'npm could not reach its package registry. Check the network, and the registry and proxy that npm is ' +
      'set to: `npm config get registry`, `npm config get proxy`.',
  ],
  [
    /\b(E401|E403|E407)\b/,
    'The package registry or proxy refused this user. See `npm config get registry` and `npm login`.',
  ],
  [
    /\b(CERT_\w+|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|DEPTH_ZERO_SELF_SIGNED_CERT)\b/,
    'The certificate of the package registry is not trusted here. Behind a proxy that opens TLS, name its ' +
      'authority in the environment: NODE_EXTRA_CA_CERTS=/path/to/authority.pem.',
  ],
  [
    /\b(E404|ETARGET)\b/,
    'The package registry that npm is set to lacks a package: `npm config get registry`.',
  ],
  [/\bENOSPC\b/, 'The disk is full. An install needs about 600 MB.'],
  [
    /\b(EACCES|EPERM|EROFS)\b/,
    'npm may not write to this folder or to its cache (`npm config get cache`). Give this user the right to.',
  ],
];

/** Runs npm in the root and refuses in plain words when it fails. Its output is shown only then. */
export async function npm(args) {
  const { code, output, stoppedBy } = await run(args);
  if (stoppedBy !== undefined) {
    throw new Refusal(
      'The install was interrupted; the next start repeats it.',
      128 + constants.signals[stoppedBy],
    );
  }
  if (code === 0) return;
  process.stderr.write(output);
  const cause = CAUSES.find(([pattern]) => pattern.test(output));
  throw new Refusal(cause?.[1] ?? `npm ${args[0]} failed (exit code ${code}); its output is above.`);
}

function run(args) {
  const [command, ...first] = npmCommand();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));

    let stoppedBy;
    function stop(signal) {
      stoppedBy = signal;
      child.kill('SIGTERM');
    }
    for (const signal of SIGNALS) process.on(signal, stop);
    const started = Date.now();
    const ticking = setInterval(() => {
      process.stderr.write(`  still installing (${Math.round((Date.now() - started) / 1000)} s)\n`);
    }, STILL_THERE_MS);
    function settle() {
      clearInterval(ticking);
      for (const signal of SIGNALS) process.off(signal, stop);
    }

    child.on('error', (error) => {
      settle();
      reject(
        error.code === 'ENOENT'
          ? new Refusal(
              'npm was not found. It comes with Node.js; on Debian and Ubuntu: apt-get install npm.',
            )
          : error,
      );
    });
    child.on('close', (code, signal) => {
      settle();
      resolve({ code: code ?? signal, output: Buffer.concat(chunks).toString(), stoppedBy });
    });
  });
}

/** The npm that started us where one did; `npm_execpath` may also name another package manager. */
function npmCommand() {
  const cli = process.env.npm_execpath ?? '';
  return cli.endsWith('npm-cli.js') ? [process.execPath, cli] : ['npm'];
}
