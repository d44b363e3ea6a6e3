import { formatNumber, usePlace } from '@wasl/web';
import type { Terms } from '../../announcement/record.ts';
import { textIn } from '../text/text.ts';
import { Unknown } from './words.tsx';

/** How many of its unit a commitment stands for. */
export function Target({ terms: { target, unit } }: { readonly terms: Pick<Terms, 'target' | 'unit'> }) {
  const { language } = usePlace();
  const text = textIn(language);
  if (target === null) return <Unknown>{text.unknown.value}</Unknown>;
  const number = formatNumber(target, language);
  if (unit === null) return <>{number}</>;
  const units: Readonly<Record<string, string>> = text.units;
  const words = units[unit];
  return (
    <>
      {number} {words ?? <bdi lang="en">{unit}</bdi>}
    </>
  );
}
