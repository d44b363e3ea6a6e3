import type { Localised } from '@wasl/kernel';

/** Who publishes the data: whoever runs the platform, never the institution that announced the programme. */
export type Publisher = {
  readonly name: Localised;
  readonly url: string;
  /** What every document says of itself: that it comes from a model, until an administration says otherwise. */
  readonly notice: Localised;
};
