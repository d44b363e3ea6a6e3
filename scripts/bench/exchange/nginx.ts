import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Party, startParty } from './party.ts';

const PATIENCE_MS = 5_000;
/** nginx would outlive whoever started it: it does not look at its standard input, so a shell does. */
const LEASH = '"$0" "$@" & cat > /dev/null; kill $!; wait';

function configurationOf(folder: string, port: number, provider: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  return `
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 2048; }
http {
  access_log off; ${temporary}
  keepalive_requests 1000000000;
  upstream provider { server 127.0.0.1:${provider}; keepalive 64; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://provider; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function findNginx(): Promise<string | null> {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const folder of folders) {
    const path = join(folder, 'nginx');
    const found = await access(path).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return null;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** nginx as a reverse proxy with kept connections on both sides; null where it is not installed. */
export async function startNginx(
  provider: number,
  processor: number | null,
): Promise<(Party & { readonly port: number }) | null> {
  const program = await findNginx();
  if (program === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'wasl-nginx-'));
  const port = await freePort();
  const configuration = join(folder, 'nginx.conf');
  await writeFile(configuration, configurationOf(folder, port, provider));
  const command = [program, '-e', `${folder}/error.log`, '-p', folder, '-c', configuration];
  const party = startParty(['sh', '-c', LEASH, ...command], processor);
  for (const start = performance.now(); !(await answers(port)); await pause(50)) {
    if (performance.now() - start > PATIENCE_MS) throw new Error('nginx does not answer');
  }
  return {
    ...party,
    pid: Number(await readFile(join(folder, 'nginx.pid'), 'utf8')),
    port,
    async stop() {
      await party.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
