import type { Localised } from '@wasl/kernel';
import { type EntryOf, gradeOf, inForce } from '../entry/accepted.ts';
import type {
  CompletionStep,
  Delay,
  Entry,
  EntryContent,
  Evidence,
  Figure,
  Grade,
  Milestone,
} from '../entry/entry.ts';

/** The content of an accepted entry with its identifier and the day on which it was accepted. No names. */
type Shown<Content> = Omit<Content, 'kind'> & { readonly id: string; readonly acceptedOn: string };

export type StepView = Shown<CompletionStep>;
export type MilestoneView = Shown<Milestone>;
export type DelayView = Shown<Delay>;
export type EvidenceView = Shown<Evidence> & { readonly grade: Grade };
/** `replaces` names the figure that it corrects, which stays readable below `corrected`. */
export type FigureView = Shown<Omit<Figure, 'indicator'>> & { readonly replaces: string | null };

export type IndicatorView = {
  readonly id: string;
  readonly name: Localised;
  readonly unit: Localised;
  readonly percentage: boolean;
  /** In the order they were written. Two of one role and day stand side by side. */
  readonly figures: readonly FigureView[];
  /** Figures that a later one corrects: a correction stays visible. */
  readonly corrected: readonly FigureView[];
};

export function shown<Content extends EntryContent>(
  entry: Entry & { readonly content: Content },
): Shown<Content> {
  const { kind: _, ...content } = entry.content;
  return { ...content, id: entry.id, acceptedOn: dayOf(entry) };
}

export function indicatorViews(entries: readonly Entry[]): readonly IndicatorView[] {
  const figures = inForce(entries, 'figure');
  const standing = new Set(figures.map(({ id }) => id));
  const all = entries.filter((entry): entry is EntryOf<'figure'> => entry.content.kind === 'figure');
  return inForce(entries, 'indicator').map(({ id, content: { name, unit, percentage } }) => {
    const own = all.filter(({ content }) => content.indicator === id);
    return {
      id,
      name,
      unit,
      percentage,
      figures: own.filter((figure) => standing.has(figure.id)).map(figureView),
      corrected: own.filter((figure) => !standing.has(figure.id)).map(figureView),
    };
  });
}

export function evidenceViews(entries: readonly Entry[]): readonly EvidenceView[] {
  return inForce(entries, 'evidence').map((entry) => ({ ...shown(entry), grade: gradeOf(entry) }));
}

/** The receipts that figures and evidence in force rest on, each once, in the order they came. */
export function receiptsOf(entries: readonly Entry[]): readonly string[] {
  const ofFigures = inForce(entries, 'figure').flatMap(({ content: { origin } }) =>
    origin.by === 'exchange' ? [origin.receipt] : [],
  );
  const ofEvidence = inForce(entries, 'evidence').flatMap(({ content: { receipt } }) => receipt ?? []);
  return [...new Set([...ofFigures, ...ofEvidence])];
}

function figureView(entry: EntryOf<'figure'>): FigureView {
  const { indicator: _, ...figure } = shown(entry);
  return { ...figure, replaces: entry.replaces };
}

function dayOf({ validation, at }: Entry): string {
  return (validation?.at ?? at).slice(0, 10);
}
