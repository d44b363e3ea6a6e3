import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { loadAssets } from '../assets/assets.ts';
import type { Site } from '../document/site.ts';
import { NO_FIELDS, splitAddress } from '../language/address.ts';
import { livingRoutes, REVIEW_PATH } from '../living/routes.tsx';
import { NOBODY } from '../route/caller.ts';
import { dress } from '../route/dress.ts';
import { parseFields } from '../route/fields.ts';

export const SITE: Site = {
  navigation: [
    {
      path: '/components',
      label: { ar: 'المكونات', fr: 'Composants', zgh: 'ⵉⴼⵔⴷⵉⵙⵏ', en: 'Components' },
      languages: ['ar', 'fr', 'zgh', 'en'],
    },
    {
      path: '/verify',
      label: { ar: 'التحقق من وصل', fr: 'Vérifier un reçu', zgh: 'ⵙⵙⵉⴷⵜ ⵡⴰⵚⵍ', en: 'Verify a receipt' },
      languages: ['ar', 'fr', 'en'],
    },
  ],
  notice: { ar: 'نموذج مستقل غير رسمي.', fr: 'Modèle indépendant et non officiel.', en: 'Unofficial model.' },
  reviewPath: REVIEW_PATH,
};

/** The living pages on the loopback, with the policy that they are served with. */
export async function openSite() {
  const { all } = await loadAssets();
  const server = createServer(async (request, response) => {
    const asset = all.find(({ path }) => path === request.url);
    if (asset !== undefined) {
      response.writeHead(200, { 'content-type': asset.type }).end(asset.bytes);
      return;
    }
    const { status, headers, body } = await answer(request);
    response.writeHead(status, headers).end(typeof body === 'string' ? body : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  return {
    url: (path: string): string => `http://127.0.0.1:${address.port}${path}`,
    async [Symbol.asyncDispose](): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(request: IncomingMessage) {
  const [address = '/', search = ''] = (request.url ?? '/').split('?');
  const place = { ...splitAddress(address), query: parseFields(search) ?? NO_FIELDS };
  const sent = request.method === 'POST' ? parseFields(await text(request)) : null;
  const route = livingRoutes().find(({ path, method }) => path === place.path && method === request.method);
  return dress(
    SITE,
    place,
    () => route?.handle({ ...place, params: {}, form: sent, caller: NOBODY }) ?? { kind: 'missing' },
  );
}
