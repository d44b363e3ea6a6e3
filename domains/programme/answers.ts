import { type Commitment, DOMAINS, type Domain, KINDS, type Kind } from './commitment.ts';
import type { Programme, Source } from './commitments.ts';
import { type InWords, inWords } from './in-words.ts';
import type { ListQuery } from './query.ts';

/** What every answer says first: the date of the facts, and where they come from. */
type Facts = { readonly asOf: string; readonly source: Source };

export type Totals = {
  readonly total: number;
  /** The sum of the targets; null where one of them was not announced, for the sum is then unknown too. */
  readonly targetTotal: number | null;
};

export type CommitmentList = Facts &
  Totals & { readonly inWords: InWords; readonly items: readonly Commitment[] };
export type OneCommitment = Facts & { readonly commitment: Commitment };
export type Summary = Facts &
  Totals & {
    readonly byDomain: readonly (Totals & { readonly domain: Domain })[];
    readonly byKind: readonly (Totals & { readonly kind: Kind })[];
  };

/** A page of the commitments that the query asks for, in the order of the announcement; totals are of them all. */
export function listCommitments(programme: Programme, query: ListQuery): CommitmentList {
  const { domain, kind, modality, limit, offset } = query;
  const found = programme.commitments.filter(
    (commitment) =>
      (domain ?? commitment.domain) === commitment.domain &&
      (kind ?? commitment.kind) === commitment.kind &&
      (modality ?? commitment.modality) === commitment.modality,
  );
  const totals = totalsOf(found);
  return {
    ...factsOf(programme),
    ...totals,
    inWords: inWords(totals.total, totals.targetTotal, domain),
    items: found.slice(offset, offset + limit),
  };
}

/** The commitment of an id, or null. */
export function getCommitment(programme: Programme, id: string): OneCommitment | null {
  const commitment = programme.commitments.find((candidate) => candidate.id === id);
  return commitment === undefined ? null : { ...factsOf(programme), commitment };
}

/** Totals of the whole, by domain and by kind; a domain or kind without a commitment is left out. */
export function summarise(programme: Programme): Summary {
  const { commitments } = programme;
  return {
    ...factsOf(programme),
    ...totalsOf(commitments),
    byDomain: DOMAINS.map((domain) => ({
      domain,
      ...totalsOf(commitments.filter((commitment) => commitment.domain === domain)),
    })).filter(({ total }) => total > 0),
    byKind: KINDS.map((kind) => ({
      kind,
      ...totalsOf(commitments.filter((commitment) => commitment.kind === kind)),
    })).filter(({ total }) => total > 0),
  };
}

function factsOf({ asOf, source }: Programme): Facts {
  return { asOf, source };
}

function totalsOf(commitments: readonly Commitment[]): Totals {
  const targets = commitments.flatMap(({ target }) => (target === null ? [] : [target]));
  const known = targets.length === commitments.length;
  return {
    total: commitments.length,
    targetTotal: known ? targets.reduce((sum, target) => sum + target, 0) : null,
  };
}
