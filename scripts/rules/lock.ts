import { missingFrom } from '../complete-lock.mjs';
import type { Source, Violation } from './source.ts';

type Entry = { readonly resolved?: string; readonly optionalDependencies?: Record<string, string> };

/**
 * package-lock.json names no registry, so that everyone installs from the one npm is set to, and it holds
 * every platform's packages, without which `npm ci` refuses it.
 */
export function checkLock({ path, text }: Source): Violation[] {
  if (path !== 'package-lock.json') return [];
  const lock: { packages: Record<string, Entry> } = JSON.parse(text);
  const hosts = Object.entries(lock.packages)
    .filter(([, { resolved }]) => resolved?.includes('://'))
    .map(([place]) => `names the registry that ${place} came from: .npmrc says to omit it`);
  const missing = missingFrom(lock).map(
    ({ name }) => `lacks ${name}, so that npm ci refuses it: npm run lock`,
  );
  return [...hosts, ...missing].map((words) => ({ path, line: 1, words }));
}
