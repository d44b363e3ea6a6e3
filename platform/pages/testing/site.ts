import { createServer } from 'node:http';
import { allPages } from './pages.ts';

/** Serves every page on the loopback as a node would, with its CSP; `asked` lists what was asked for. */
export async function openSite() {
  const pages = await allPages();
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const page = pages.get(url);
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': page?.csp ?? "default-src 'none'",
    });
    response.end(page?.html ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  return {
    pages,
    asked,
    port: address.port,
    url: (path: string): string => `http://127.0.0.1:${address.port}${path}`,
    async [Symbol.asyncDispose](): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
