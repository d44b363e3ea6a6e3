import { utf8 } from '@wasl/log';
import { openBench } from './bench.ts';
import { lackOf } from './browser.ts';
import { part } from './dom.ts';
import { embedded } from './embedded.ts';
import { text } from './page.ts';
import { detachSavedCopy } from './saved-copy.ts';
import { showDefect, showTrouble } from './trouble.ts';
import { readTrust } from './trust.ts';

async function start(): Promise<void> {
  detachSavedCopy();
  const lack = await lackOf();
  if (lack !== null) return showTrouble(text.lack[lack]);
  const { node, policy } = embedded();
  const trust = await readTrust(utf8(policy), null);
  if (trust === null) throw new TypeError('the trust file of the page cannot be read');
  openBench(trust, node);
}

start()
  .catch(showDefect)
  .finally(() => {
    part('not-started', HTMLElement).hidden = true;
  });
