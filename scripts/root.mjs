import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export function inRoot(...parts) {
  return path.join(ROOT, ...parts);
}

export function nodeMajor() {
  return Number(process.versions.node.split('.')[0]);
}

/** The parsed file, or undefined when it is missing or not JSON: both mean "not to be relied on" here. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
