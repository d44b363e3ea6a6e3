import { ButtonLink, fieldOf, NO_FIELDS, page, type Route, redirectWithSession, Said } from '@wasl/web';
import type { Identity } from '../identity.ts';
import { PasskeyForm } from './passkey-form.tsx';
import { ProviderForm, providerRoutes } from './provider-routes.tsx';
import { SAID, textIn } from './text/text.ts';

const SIGN_IN = '/sign-in';
const SESSIONS = '/account/sessions';

/** Where people come in: with a passkey, or with the link that lets them register one. */
export function signInRoutes(
  identity: Pick<Identity, 'signIn' | 'signOut' | 'visitorOf' | 'provider'>,
  origin: () => string,
): readonly Route[] {
  const { signIn, provider } = identity;
  return [
    {
      method: 'GET',
      path: SIGN_IN,
      async handle({ language, caller }) {
        const text = textIn(language);
        const visitor = await identity.visitorOf(caller);
        const options = await signIn.options();
        return page({
          title: text.signIn,
          crumbs: [{ label: text.home, path: '/' }],
          personal: true,
          main: (
            <>
              <h1>{text.signIn}</h1>
              <p class="lead">
                <Said text={SAID.signInLead} />
              </p>
              {visitor !== null && <ButtonLink label={text.sessions} path={SESSIONS} weight="secondary" />}
              <PasskeyForm
                kind="get"
                options={options}
                path={SIGN_IN}
                label={text.withPasskey}
                origin={origin()}
              />
              {provider !== null && <ProviderForm />}
            </>
          ),
        });
      },
    },
    {
      method: 'POST',
      path: SIGN_IN,
      async handle({ form, caller }) {
        const token = await signIn.withPasskey(caller, fieldOf(form ?? NO_FIELDS, 'response'));
        return redirectWithSession(SESSIONS, token);
      },
    },
    {
      method: 'GET',
      path: '/sign-in/first/:token',
      async handle({ language, params, path }) {
        const text = textIn(language);
        const options = await signIn.linkOptions(params.token ?? '');
        return page({
          title: text.firstSignIn,
          crumbs: [{ label: text.home, path: '/' }],
          personal: true,
          main: (
            <>
              <h1>{text.firstSignIn}</h1>
              <p class="lead">
                <Said text={SAID.firstLead} />
              </p>
              <p>
                <Said text={SAID.biometrics} />
              </p>
              <PasskeyForm
                kind="create"
                options={options}
                path={path}
                label={text.register}
                origin={origin()}
              />
            </>
          ),
        });
      },
    },
    {
      method: 'POST',
      path: '/sign-in/first/:token',
      async handle({ form, params, caller }) {
        const answer = fieldOf(form ?? NO_FIELDS, 'response');
        return redirectWithSession(SESSIONS, await signIn.withLink(caller, params.token ?? '', answer));
      },
    },
    {
      method: 'POST',
      path: '/sign-out',
      async handle({ caller }) {
        await identity.signOut(caller);
        return redirectWithSession(SIGN_IN, null);
      },
    },
    ...(provider === null ? [] : providerRoutes(signIn, provider)),
  ];
}
