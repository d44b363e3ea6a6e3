import { usePlace } from '../language/place.ts';

/** The name under which a form carries the token of its session. */
export const FORM_TOKEN = 'form-token';

/** Stands in every form that is sent with POST; nothing where the reader has no session. */
export function FormToken() {
  const { formToken } = usePlace();
  return formToken === undefined ? null : <input type="hidden" name={FORM_TOKEN} value={formToken} />;
}
