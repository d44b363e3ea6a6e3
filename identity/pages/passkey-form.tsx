import { addressOf, Button, FormToken, Said, usePlace } from '@wasl/web';
import { SAID } from './text/text.ts';

export type PasskeyFormProps = {
  readonly kind: 'create' | 'get';
  /** What the browser is asked, as JSON (WebAuthn Level 3 §5.1.8 and §5.1.9). */
  readonly options: string;
  readonly path: string;
  readonly label: string;
  /** The site's address by name. */
  readonly origin: string;
};

/** The form that an island sends with the browser's answer; without a script it says what to do. */
export function PasskeyForm({ kind, options, path, label, origin }: PasskeyFormProps) {
  const { language } = usePlace();
  const action = addressOf(language, path);
  return (
    <form
      class="section"
      method="post"
      action={action}
      data-island="passkey"
      data-passkey={kind}
      data-options={options}
    >
      <FormToken />
      <input type="hidden" name="response" value="" />
      <noscript>
        <p class="lead">
          <Said text={SAID.noScript} />
        </p>
      </noscript>
      <p role="alert" data-says="unavailable" hidden>
        <Said text={SAID.unavailable} />
      </p>
      <p role="alert" data-says="failed" hidden>
        <Said text={SAID.failed} />
      </p>
      <p class="quiet">
        <Said text={SAID.address} />{' '}
        <a href={`${origin}${action}`} dir="ltr">
          {origin}
        </a>
      </p>
      <Button label={label} />
    </form>
  );
}
