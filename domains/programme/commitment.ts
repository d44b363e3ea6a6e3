import type { Localised } from '@wasl/kernel';
import {
  choiceField,
  exactFields,
  isJsonObject,
  type Json,
  type JsonObject,
  nullable,
  numberField,
  textField,
} from '@wasl/receipt';
import { type Place, readPlace } from './place.ts';
import { flagField, isLine, listField, localised } from './read.ts';

export const DOMAINS = [
  'facilities',
  'digital',
  'open-days',
  'sports-security',
  'training',
  'cooperation',
  'programme',
  'service-quality',
  'staff-welfare',
] as const;
export type Domain = (typeof DOMAINS)[number];

/** `continuing` has no end by nature; the other commitments keep a `constraint` and serve a `purpose`. */
export const KINDS = ['deliverable', 'continuing', 'constraint', 'purpose'] as const;
export type Kind = (typeof KINDS)[number];

/** The verb of the announced sentence. */
export const MODALITIES = ['intends', 'plans', 'scheduled', 'renews-commitment'] as const;
export type Modality = (typeof MODALITIES)[number];

/** إحداث, بناء and تهيئة are different works; تدشين is a stage of each. */
const NATURES = ['establishment', 'construction', 'fit-out'] as const;
type Nature = (typeof NATURES)[number];

/** What is known to exist, and was not announced. */
const UNKNOWNS = ['place', 'places'] as const;
type Unknown = (typeof UNKNOWNS)[number];

/** One announced sentence. Null is what was not announced; an absent member does not apply. */
export type Commitment = {
  readonly id: string;
  readonly domain: Domain;
  readonly kind: Kind;
  readonly modality: Modality;
  readonly title: Localised;
  /** How many of its unit the commitment stands for. */
  readonly target: number | null;
  readonly unit: string | null;
  /** A year. */
  readonly due: string | null;
  /** Whether the announcement leaves open that its due date covers this commitment. */
  readonly ambiguous: boolean;
  readonly nature?: Nature | null;
  readonly place?: Place | null;
  readonly unknown?: readonly Unknown[];
  /** A remark of whoever read the announcement; not part of what was announced. */
  readonly note?: string;
};

const ALWAYS = ['id', 'domain', 'kind', 'modality', 'title', 'target', 'unit', 'due', 'ambiguous'];
const SOMETIMES = ['nature', 'place', 'unknown', 'note'];

/** Reads one commitment with exactly these members; anything else is `json-malformed`. */
export function readCommitment(value: Json): Commitment {
  const present = SOMETIMES.filter((name) => isJsonObject(value) && Object.hasOwn(value, name));
  const object = exactFields(value, [...ALWAYS, ...present]);
  return {
    id: textField(object, 'id', (text) => /^[0-9]{4}-[A-Z][0-9]{2}$/.test(text)),
    domain: choiceField(object, 'domain', DOMAINS),
    kind: choiceField(object, 'kind', KINDS),
    modality: choiceField(object, 'modality', MODALITIES),
    title: localised(object.title),
    target: object.target === null ? null : numberField(object, 'target', 1),
    unit: nullable(object, 'unit', isLine),
    due: nullable(object, 'due', (text) => /^[0-9]{4}$/.test(text)),
    ambiguous: flagField(object, 'ambiguous'),
    ...(present.includes('nature') && { nature: natureOf(object) }),
    ...(present.includes('place') && { place: object.place === null ? null : readPlace(object.place) }),
    ...(present.includes('unknown') && { unknown: listField(object, 'unknown', UNKNOWNS) }),
    ...(present.includes('note') && { note: textField(object, 'note', isLine) }),
  };
}

function natureOf(object: JsonObject): Nature | null {
  return object.nature === null ? null : choiceField(object, 'nature', NATURES);
}
