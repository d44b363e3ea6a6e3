import { countCharacters } from './count.ts';
import { nameFiles } from './files.ts';
import { askForPasskey } from './passkey.ts';

/** Each finds its own elements; words and figures come from the server, which knows every language. */
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-island=count]')) {
  countCharacters(area);
}
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-island=files]')) nameFiles(input);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-island=passkey]'))
  askForPasskey(form);
