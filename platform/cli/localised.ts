import type { LocalisedText } from '@wasl/receipt';
import type { OptionValues } from './command.ts';
import { textOption } from './options.ts';

/** The text given by `--ar`, `--fr` and `--en`; what is missing or malformed is refused when it is signed. */
export function localisedText(values: OptionValues): LocalisedText {
  return {
    ar: textOption(values, 'ar') ?? '',
    fr: textOption(values, 'fr') ?? '',
    en: textOption(values, 'en') ?? '',
  };
}
