import { el, part } from './dom.ts';
import { filled } from './filled.ts';
import { type GivenFile, readGiven } from './given-file.ts';
import { listen } from './intake.ts';
import { isReceipt, outcomeOf } from './outcome.ts';
import { text } from './page.ts';
import { focusResults, type Result, showResults, spoken } from './results.ts';
import { showDefect } from './trouble.ts';
import { readTrust, type Trust } from './trust.ts';
import { showTrust } from './trust-panel.ts';

/** More cards than this help no reader, and the page stays quick. */
const MOST_FILES = 50;

/** What is on the bench: the files last given, how many they were, and what verdicts rest on. */
type State = { readonly files: readonly GivenFile[]; readonly given: number; readonly trust: Trust };

/**
 * Opens the page for work. One thing is done at a time, in the order asked: results never belong to
 * another trust file than the one that is shown.
 */
export function openBench(ofPage: Trust, node: string): void {
  let state: State = { files: [], given: 0, trust: ofPage };
  let last = Promise.resolve();

  function inTurn(work: () => Promise<void>): void {
    last = last.then(work).catch(showDefect);
  }

  async function show(): Promise<readonly Result[]> {
    const { files, given, trust } = state;
    const results: Result[] = [];
    for (const file of files) results.push({ file, outcome: await outcomeOf(file, trust.policy) });
    showTrust(trust, node);
    if (files.length > 0) showResults(results, given);
    return results;
  }

  async function takeReceipts(files: readonly File[]): Promise<void> {
    say(text.verifying);
    state = {
      ...state,
      files: await Promise.all(files.slice(0, MOST_FILES).map(readGiven)),
      given: files.length,
    };
    const results = await show();
    const { words, alarm } = spoken(results);
    say(alarm ? '' : words, alarm ? words : '');
    focusResults(results);
  }

  async function takeTrust(files: readonly File[]): Promise<void> {
    const [file, ...more] = files;
    if (file === undefined || more.length > 0) return refuseTrust(text.trust.oneOnly, '');
    const { name, bytes } = await readGiven(file);
    if (bytes === null) return refuseTrust(text.trust.unread, name);
    if (await isReceipt(bytes)) return refuseTrust(text.trust.isReceipt, name);
    const trust = await readTrust(bytes, name);
    if (trust === null) return refuseTrust(text.trust.notTrustFile, name);
    await rest(trust, text.trust.replaced);
  }

  async function rest(trust: Trust, said: string): Promise<void> {
    refuseTrust('', '');
    state = { ...state, trust };
    await show();
    say(el('p', {}, ...filled(said, { name: trust.name ?? '' })).textContent);
  }

  listen({
    input: part('policy', HTMLInputElement),
    place: part('trust', HTMLElement),
    marked: part('trust', HTMLElement),
    take: (files) => inTurn(() => takeTrust(files)),
  });
  listen({
    input: part('receipts', HTMLInputElement),
    place: document,
    marked: part('drop', HTMLElement),
    take: (files) => inTurn(() => takeReceipts(files)),
  });
  part('policy-reset', HTMLButtonElement).addEventListener('click', () => {
    inTurn(async () => {
      await rest(ofPage, text.trust.restored);
      part('policy', HTMLInputElement).focus();
    });
  });
  // A copy saved with results in it starts without them: they were of another moment.
  part('results', HTMLElement).hidden = true;
  part('cards', HTMLElement).replaceChildren();
  part('overview', HTMLElement).replaceChildren();
  showTrust(ofPage, node);
  part('bench', HTMLElement).hidden = false;
}

/** Speaks to who cannot see the page; what is said before is silenced. */
function say(status: string, alarm = ''): void {
  part('said', HTMLElement).textContent = status;
  part('alarm', HTMLElement).textContent = alarm;
}

function refuseTrust(sentence: string, name: string): void {
  part('policy-problem', HTMLElement).replaceChildren(...filled(sentence, { name }));
}
