import { countCharacters } from './count.ts';
import { nameFiles } from './files.ts';

/** Each finds its own elements; words and figures come from the server, which knows every language. */
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-island=count]')) {
  countCharacters(area);
}
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-island=files]')) nameFiles(input);
