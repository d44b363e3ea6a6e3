import {
  addressOf,
  Button,
  FormToken,
  missing,
  page,
  type Route,
  redirectWithSession,
  Said,
  usePlace,
} from '@wasl/web';
import type { Identity } from '../identity.ts';
import { BACK_PATH, type RelyingParty } from '../provider/relying-party.ts';
import { SAID, textIn } from './text/text.ts';

const PATH = '/sign-in/provider';

/**
 * The way through an OpenID Connect provider. It leaves the site by a link that the reader sees, since the policy of
 * the pages lets no form lead to another host.
 */
export function providerRoutes(signIn: Identity['signIn'], provider: RelyingParty): readonly Route[] {
  return [
    {
      method: 'POST',
      path: PATH,
      handle: async ({ caller }) => redirectWithSession(PATH, await signIn.beginWithProvider(caller)),
    },
    {
      method: 'GET',
      path: PATH,
      handle({ language, caller }) {
        const address = caller.session === null ? null : provider.addressOf(caller.session);
        if (address === null) return missing();
        const text = textIn(language);
        return page({
          title: text.withProvider,
          crumbs: [
            { label: text.home, path: '/' },
            { label: text.signIn, path: '/sign-in' },
          ],
          personal: true,
          main: (
            <>
              <h1>{text.withProvider}</h1>
              <p class="lead">
                <Said text={SAID.leaving} />
              </p>
              <a class="button button-primary" href={address}>
                {text.goOn} <bdi>{provider.host}</bdi>
              </a>
            </>
          ),
        });
      },
    },
    {
      method: 'GET',
      path: BACK_PATH,
      async handle({ query, caller }) {
        const pairs = [...query].flatMap(([name, values]) => values.map((value) => [name, value]));
        const token = await signIn.withProvider(caller, new URLSearchParams(pairs).toString());
        return redirectWithSession('/account/sessions', token);
      },
    },
  ];
}

/** Leads from the page of signing in to the provider. */
export function ProviderForm() {
  const { language } = usePlace();
  return (
    <form class="section" method="post" action={addressOf(language, PATH)}>
      <FormToken />
      <Button label={textIn(language).withProvider} weight="secondary" />
    </form>
  );
}
