// The package ships no types. What is declared is what backup and restore use of it.
declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  type Counted = Submittable & { /** Known once the command has completed. */ readonly rowCount: number };

  export function to(sql: string): Readable & Counted;
  export function from(sql: string): Writable & Counted;
}
