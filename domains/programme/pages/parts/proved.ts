import { isDeepStrictEqual } from 'node:util';
import type { CommitmentView } from '../../view/commitment-view.ts';
import type { Released } from '../ports.ts';
import type { Proved } from './proof.tsx';

/** Whether what a page shows of a commitment is, field by field, what an exchange released of it. */
export function provedOf(view: CommitmentView, last: Released | null): Proved {
  const item = last?.items.get(view.id);
  if (item === undefined) return 'outside';
  // What a reader of the announcement remarked stays with the programme office.
  const { note: _, ...terms } = view.terms;
  const shown = { id: view.id, domain: view.domain, ...terms };
  return isDeepStrictEqual(JSON.parse(JSON.stringify(shown)), JSON.parse(JSON.stringify(item)))
    ? 'same'
    : 'changed';
}
