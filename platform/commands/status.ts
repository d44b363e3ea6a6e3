import { readFile } from 'node:fs/promises';
import { parseCheckpoint, parseNote } from '@wasl/log';
import { isJsonObject, type Json } from '@wasl/receipt';
import { type Command, EXIT } from '../cli/command.ts';
import { detailLines } from '../cli/details.ts';
import { getDirectory } from '../cli/directory.ts';
import { findNode, getBytes, getJson, type Node } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { say } from '../cli/say.ts';
import { TEXTS } from '../cli/text/text.ts';

/** How the node is: exit 2 where none runs. */
export const status: Command = {
  name: 'status',
  usage: '',
  summary: {
    ar: 'يعرض حال العقدة: سجليها ونقطتي مراقبتهما العموميتين وما هو مسجل فيها.',
    fr: "Montre l'état du nœud : ses registres, leurs points de contrôle publics et ce qui y est inscrit.",
    en: 'Shows how the node is: its logs, their public heads and what is registered.',
  },
  options: NODE_OPTIONS,
  positionals: [0, 0],
  async run(context) {
    const { json, language, print } = context;
    const node = await findNode(context);
    const [ready, directory] = [readReady(await getJson(node, '/readyz')), await getDirectory(node)];
    const logs = await Promise.all(
      ready.logs.map(async (log) => ({ ...log, head: await publicHead(node, log.origin, log.published) })),
    );
    const { organisations, systems, keys, services, agreements } = directory;
    const counts = {
      organisations: organisations.length,
      systems: systems.length,
      keys: keys.length,
      services: services.length,
      agreements: agreements.length,
    };
    const version = await versionHere();
    const name = directory.registry.origin.split('/', 1)[0] ?? '';
    if (json) {
      print({ node: name, url: node.url, version, logs, openClaims: ready.openClaims, ...counts });
      return EXIT.ok;
    }
    const { log } = TEXTS[language];
    const lines = detailLines(
      [
        ['node', name],
        ['address', node.url],
        ['version', version],
        ...logs.map(
          ({ origin, size, published, head }) =>
            [
              origin.includes('/log/receipts') ? 'receiptLog' : 'registryLog',
              `${say(log, { size, published }, language)} ${head ?? ''}`.trimEnd(),
            ] as const,
        ),
        ['openClaims', String(ready.openClaims)],
        ['organisations', String(counts.organisations)],
        ['systems', String(counts.systems)],
        ['keys', String(counts.keys)],
        ['services', String(counts.services)],
        ['agreements', String(counts.agreements)],
      ],
      language,
    );
    for (const line of lines) print(line);
    return EXIT.ok;
  },
};

type Ready = {
  readonly logs: readonly { readonly origin: string; readonly size: number; readonly published: number }[];
  readonly openClaims: number;
};

function readReady(value: Json): Ready {
  const object = isJsonObject(value) ? value : {};
  const logs = Array.isArray(object.logs) ? object.logs.filter((log: Json) => isJsonObject(log)) : [];
  return {
    logs: logs.map(({ origin, size, published }) => ({
      origin: String(origin),
      size: Number(size),
      published: Number(published),
    })),
    openClaims: Number(object.openClaims ?? 0),
  };
}

/** The root of the head that anyone can fetch; null while nothing was published. */
async function publicHead(node: Node, origin: string, published: number): Promise<string | null> {
  if (published === 0) return null;
  const checkpoint = await getBytes(node, `${origin.slice(origin.indexOf('/'))}/checkpoint`);
  return parseCheckpoint(parseNote(checkpoint).text).root.toBase64();
}

async function versionHere(): Promise<string> {
  const { version }: { version: string } = JSON.parse(
    await readFile(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return version;
}
