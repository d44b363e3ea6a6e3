import {
  type Answer,
  type FieldError,
  type Fields,
  fieldOf,
  NO_FIELDS,
  type PageRequest,
  page,
  type Route,
  redirect,
  writtenLanguage,
} from '@wasl/web';
import type { Identity } from '../identity.ts';
import { isRole } from '../policies.ts';
import { PeoplePage } from './people-page.tsx';
import { SAID, textIn } from './text/text.ts';

const PATH = '/admin/people';
const MOST_NAME = 100;

type Shown = { readonly errors?: readonly FieldError[]; readonly link?: string; readonly form?: Fields };

/** Where administrators open accounts, and grant and withdraw roles. */
export function peopleRoutes(
  identity: Pick<Identity, 'require' | 'people'>,
  origin: () => string,
): readonly Route[] {
  const { people } = identity;

  async function show(
    { language }: PageRequest,
    { errors = [], link, form = NO_FIELDS }: Shown,
  ): Promise<Answer> {
    const text = textIn(language);
    return page({
      title: text.people,
      crumbs: [
        { label: text.home, path: '/' },
        { label: text.sessions, path: '/account/sessions' },
      ],
      personal: true,
      status: errors.length > 0 ? 422 : 200,
      main: <PeoplePage accounts={await people.list()} errors={errors} link={link ?? null} form={form} />,
    });
  }

  return [
    {
      method: 'GET',
      path: PATH,
      async handle(request) {
        await identity.require(request.caller, 'manage-people');
        return show(request, {});
      },
    },
    {
      method: 'POST',
      path: PATH,
      async handle(request) {
        const { person } = await identity.require(request.caller, 'manage-people');
        const form = request.form ?? NO_FIELDS;
        const written = writtenLanguage(request.language);
        const name = fieldOf(form, 'name').trim();
        const role = fieldOf(form, 'role');
        const errors: FieldError[] = [];
        if (Array.from(name).length > MOST_NAME)
          errors.push({ field: 'name', message: SAID.nameLong[written] });
        if (!isRole(role)) errors.push({ field: 'role', message: SAID.roleUnknown[written] });
        if (errors.length > 0 || !isRole(role)) return show(request, { errors, form });
        const link = await people.invite(person, name === '' ? null : name, role);
        return show(request, { link: `${origin()}/sign-in/first/${link}` });
      },
    },
    {
      method: 'POST',
      path: '/admin/people/roles',
      async handle(request) {
        const { person } = await identity.require(request.caller, 'manage-people');
        const form = request.form ?? NO_FIELDS;
        const written = writtenLanguage(request.language);
        const account = fieldOf(form, 'account');
        const role = fieldOf(form, 'changed-role');
        const change = fieldOf(form, 'change') === 'withdraw' ? 'withdraw' : 'grant';
        const known = (await people.list()).some(({ id }) => id === account);
        const errors: FieldError[] = [];
        if (!known) errors.push({ field: 'account', message: SAID.accountUnknown[written] });
        if (!isRole(role)) errors.push({ field: 'changed-role', message: SAID.roleUnknown[written] });
        if (errors.length > 0 || !isRole(role)) return show(request, { errors, form });
        await people.change(person, { account, role, change });
        return redirect(PATH);
      },
    },
  ];
}
