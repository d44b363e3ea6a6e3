import { canonicalJson } from '../canonical-json.ts';
import type { SideBySide } from '../results/observation.ts';
import type { CommitmentView } from '../view/commitment-view.ts';
import type { Publisher } from './publisher.ts';
import type { Urls } from './urls.ts';

export type ProgrammeData = {
  /** The day until which sources were consulted. */
  readonly asOf: string;
  readonly commitments: readonly CommitmentView[];
  readonly figures: readonly SideBySide[];
};

/** All that is public, in all languages: one canonical JSON document (RFC 8785). Null is what was not announced. */
export function programmeJson(data: ProgrammeData, publisher: Publisher, urls: Urls): Uint8Array {
  const { asOf, commitments, figures } = data;
  const document = { asOf, notice: publisher.notice, catalogue: urls.catalogue, commitments, figures };
  return new TextEncoder().encode(canonicalJson(document));
}
