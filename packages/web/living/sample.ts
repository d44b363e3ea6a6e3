import type { Tone } from '../components/tag.tsx';
import { REGIONS, type RegionCode } from '../map/regions.ts';

/** An invented file, under a reference that no real one can have (law §3). */
export type SampleFile = {
  readonly reference: string;
  readonly region: RegionCode;
  readonly received: string;
  readonly state: SampleState;
  readonly days: number;
};
export type SampleState = 'open' | 'waiting' | 'done' | 'late';

export const STATES = ['open', 'waiting', 'done', 'late'] as const;
export const TONES: Readonly<Record<SampleState, Tone>> = {
  open: 'calm',
  waiting: 'warn',
  done: 'good',
  late: 'bad',
};

const COUNT = 34;
const PATTERN: readonly SampleState[] = ['done', 'open', 'done', 'waiting', 'open', 'done', 'late'];

export const FILES: readonly SampleFile[] = Array.from({ length: COUNT }, (_, index) => ({
  reference: `TEST-${String(index + 1).padStart(4, '0')}`,
  region: REGIONS[(index * 5) % REGIONS.length]?.code ?? 'MA-01',
  received: new Date(Date.UTC(2026, 0, 5 + index * 8)).toISOString().slice(0, 10),
  state: PATTERN[index % PATTERN.length] ?? 'open',
  days: 3 + ((index * 7) % 41),
}));

/** One region has no data on purpose: that is not zero. */
export function filesByRegion(): Partial<Record<RegionCode, number>> {
  const counts = REGIONS.map(({ code }, index) => [code, (index * 5) % 12] as const);
  return Object.fromEntries(counts.filter(([code]) => code !== 'MA-08'));
}
