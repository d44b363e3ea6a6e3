import { readableName } from '@wasl/log';
import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import type { Language, Messages } from './messages/messages.ts';
import { NOTICE } from './messages/notice.ts';
import { type Detail, exchangeDetails } from './render-exchange.ts';
import { type Say, sayIn } from './say.ts';
import type { Step } from './step.ts';
import type { Verification } from './verify.ts';

/** A line of text and what it is, so that a terminal and a page can each mark it in their own way. */
export type RenderedLine = {
  readonly kind:
    | 'reason'
    | 'remedy'
    | 'ok'
    | 'failed'
    | 'skipped'
    | 'witness'
    | 'heading'
    | 'not-proved'
    | 'notice';
  readonly text: string;
};

/** A verification in a reader's language: plain text, no markup. */
export type RenderedVerification = {
  readonly language: Language;
  readonly direction: 'rtl' | 'ltr';
  readonly title: string;
  /** What a valid receipt of an exchange says, item by item; of another kind the line of its rule says it. */
  readonly details: readonly Detail[];
  readonly lines: readonly RenderedLine[];
};

const MESSAGES: Readonly<Record<Language, Messages>> = { ar, fr, en };

/** Says a verification in full: why not valid, each step, who witnessed, what is not proved, the notice. */
export function renderVerification(
  verification: Verification,
  language: Language,
  notice: Readonly<Record<Language, string>> | null = NOTICE,
): RenderedVerification {
  const messages = MESSAGES[language];
  const say = sayIn(language, messages.direction);
  const { code, witnesses, steps, notProved } = verification;
  const failure = code === null ? [] : [messages.codes[code]];
  return {
    language,
    direction: messages.direction,
    title: say(messages.title[verification.verdict ?? 'invalid'], {
      counted: witnesses.counted,
      of: witnesses.of,
    }),
    details: detailsOf(verification, messages, say),
    lines: [
      ...failure.map(({ reason }) => line('reason', reason)),
      ...failure.map(({ remedy }) => line('remedy', remedy)),
      ...steps.map((step) => line(step.state, sayStep(step, messages, say))),
      ...witnesses.times.map(({ name, time }) =>
        line('witness', say(messages.cosigned, { name: readableName(name), time: formatTime(time) })),
      ),
      line('heading', messages.notProvedHeading),
      ...notProved.map((id) => line('not-proved', messages.notProved[id])),
      ...(notice === null ? [] : [line('notice', notice[language])]),
    ],
  };
}

function line(kind: RenderedLine['kind'], text: string): RenderedLine {
  return { kind, text };
}

function sayStep({ id, state, params }: Step, messages: Messages, say: Say): string {
  if (id !== 'rule') return say(messages.steps[id][state === 'ok' ? 'ok' : 'label'], params);
  const finding = [params.kind, params.outcome].filter((part) => part !== undefined).join('-');
  const found = Object.entries(messages.rule.ok).find(([text]) => state === 'ok' && text === finding);
  return say(found?.[1] ?? messages.rule.label, params);
}

function detailsOf({ body, steps }: Verification, messages: Messages, say: Say): Detail[] {
  if (body?.kind !== 'exchange') return [];
  return exchangeDetails(body, steps.find(({ id }) => id === 'rule')?.params ?? {}, messages, say);
}

/** Last moment that a date can hold (ECMA-262 §21.4.1.1); a witness is free to sign a later one. */
const MAX_SECONDS = 8_640_000_000_000;

function formatTime(seconds: number): string {
  return seconds > MAX_SECONDS
    ? String(seconds)
    : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
