/**
 * Asks the browser for a passkey when its form is sent, and sends what it answers (WebAuthn Level 3 §5.1). The
 * form carries the options and the words; a browser that knows no passkeys shows the words for that.
 */
export function askForPasskey(form: HTMLFormElement): void {
  const answer = form.querySelector<HTMLInputElement>('input[name=response]');
  const { passkey, options } = form.dataset;
  if (answer === null || options === undefined) return;
  if (!('PublicKeyCredential' in window) || !('parseCreationOptionsFromJSON' in PublicKeyCredential)) {
    show(form, 'unavailable');
    return;
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(passkey === 'create', JSON.parse(options)).then(
      (credential) => {
        answer.value = JSON.stringify(credential);
        form.submit();
      },
      () => show(form, 'failed'),
    );
  });
}

async function ask(
  create: boolean,
  options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON,
): Promise<unknown> {
  const credential = create
    ? await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
      })
    : await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
      });
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError('the browser gave no passkey');
  return credential.toJSON();
}

function show(form: HTMLFormElement, which: string): void {
  for (const words of form.querySelectorAll<HTMLElement>('[data-says]')) {
    words.hidden = words.dataset.says !== which;
  }
}
