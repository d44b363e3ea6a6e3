import type { VerifierKey } from '@wasl/log';
import type {
  AgreementContent,
  LocalisedText,
  OrganisationContent,
  RegistryHead,
  ServiceContent,
  SystemContent,
} from '@wasl/receipt';

/** A key of a system, with its period in milliseconds; `validUntil` null where it has no end yet. */
export type SystemKey = {
  /** `<org>/<system>/<label>`, the keyid of its signatures. */
  readonly id: string;
  readonly organisation: string;
  readonly system: string;
  readonly label: string;
  readonly key: VerifierKey;
  readonly validFrom: number;
  readonly validUntil: number | null;
};

/** Why an agreement is not in force whatever the hour, or null where only its period and key remain to check. */
export type AgreementStanding = 'in-force' | 'not-approved' | 'suspended';

export type Agreement = AgreementContent & {
  /** `<consumer org>/<name>`. */
  readonly id: string;
  readonly standing: AgreementStanding;
  /** Why either side suspended it; null otherwise. */
  readonly suspendedBecause: LocalisedText | null;
  /** Period in milliseconds: from, inclusive, to, exclusive. */
  readonly from: number;
  readonly until: number;
  /** Digest of its signed statement, `sha-256:` and Base64: what an approval names. */
  readonly digest: string;
};

/** Everything the registry makes current, as the gateway looks it up. A value: a new head gives a new one. */
export type Directory = {
  readonly head: RegistryHead;
  readonly organisations: ReadonlyMap<string, OrganisationContent>;
  /** By `<org>/<system>`. */
  readonly systems: ReadonlyMap<string, SystemContent>;
  /** By keyid. */
  readonly keys: ReadonlyMap<string, SystemKey>;
  /** By `<org>/<service>/<major>`. */
  readonly services: ReadonlyMap<string, ServiceContent>;
  /** By `<consumer org>/<name>`. */
  readonly agreements: ReadonlyMap<string, Agreement>;
};
