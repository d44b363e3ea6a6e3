import { addressOf } from '../language/address.ts';
import { usePlace } from '../language/place.ts';

export type Weight = 'primary' | 'secondary';

/** Sends the form it stands in. */
export function Button({ label, weight = 'primary' }: { readonly label: string; readonly weight?: Weight }) {
  return (
    <button type="submit" class={`button button-${weight}`}>
      {label}
    </button>
  );
}

export type ButtonLinkProps = { readonly label: string; readonly path: string; readonly weight?: Weight };

/** Leads on where nothing is sent, such as the start of a procedure. */
export function ButtonLink({ label, path, weight = 'primary' }: ButtonLinkProps) {
  const { language } = usePlace();
  return (
    <a class={`button button-${weight}`} href={addressOf(language, path)}>
      {label}
    </a>
  );
}
