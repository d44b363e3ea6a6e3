import {
  addressOf,
  Banner,
  Button,
  type Choice,
  ErrorSummary,
  errorOf,
  type FieldError,
  type Fields,
  FormToken,
  fieldOf,
  Radios,
  Said,
  Select,
  SummaryList,
  TextField,
  usePlace,
  writtenLanguage,
} from '@wasl/web';
import { ROLES } from '../policies.ts';
import type { Account } from '../store/accounts.ts';
import { SAID, textIn } from './text/text.ts';

export type PeoplePageProps = {
  readonly accounts: readonly Account[];
  readonly errors: readonly FieldError[];
  /** The link of the account that was just opened. */
  readonly link: string | null;
  /** What was sent, where it came back with errors. */
  readonly form: Fields;
};

/** Nothing is chosen until somebody chooses. */
const UNCHOSEN: Choice = { value: '', label: '—' };

export function PeoplePage({ accounts, errors, link, form }: PeoplePageProps) {
  const { language } = usePlace();
  const text = textIn(language);
  return (
    <>
      <h1>{text.people}</h1>
      <ErrorSummary errors={errors} />
      {link !== null && (
        <Banner id="new-link" kind="success">
          <p>
            <Said text={SAID.linkOnce} />
          </p>
          <p>
            {text.link} <code dir="ltr">{link}</code>
          </p>
        </Banner>
      )}
      <p>
        <Said text={SAID.peopleLead} />
      </p>
      <SummaryList
        rows={accounts.map(({ id, name, roles }) => ({
          key: name ?? id,
          value: `${id} · ${roles.map((role) => text.roles[role]).join(' · ') || text.none}`,
        }))}
      />
      <InviteForm errors={errors} form={form} />
      <RolesForm accounts={accounts} errors={errors} form={form} />
    </>
  );
}

type FormProps = { readonly errors: readonly FieldError[]; readonly form: Fields };

function InviteForm({ errors, form }: FormProps) {
  const { language } = usePlace();
  const text = textIn(language);
  return (
    <form class="section" method="post" action={addressOf(language, '/admin/people')} novalidate>
      <h2>{text.invite}</h2>
      <FormToken />
      <TextField
        name="name"
        label={text.name}
        hint={SAID.nameHint[writtenLanguage(language)]}
        optional
        value={fieldOf(form, 'name')}
        error={errorOf(errors, 'name')}
      />
      <Select
        name="role"
        label={text.role}
        choices={useRoles()}
        value={fieldOf(form, 'role')}
        error={errorOf(errors, 'role')}
      />
      <Button label={text.invite} />
    </form>
  );
}

function RolesForm({ accounts, errors, form }: FormProps & { readonly accounts: readonly Account[] }) {
  const { language } = usePlace();
  const text = textIn(language);
  return (
    <form class="section" method="post" action={addressOf(language, '/admin/people/roles')} novalidate>
      <h2>{text.change}</h2>
      <FormToken />
      <Select
        name="account"
        label={text.account}
        choices={[
          UNCHOSEN,
          ...accounts.map(({ id, name }) => ({
            value: id,
            label: name === null ? id : `${name} · ${id}`,
          })),
        ]}
        value={fieldOf(form, 'account')}
        error={errorOf(errors, 'account')}
      />
      <Select
        name="changed-role"
        label={text.role}
        choices={useRoles()}
        value={fieldOf(form, 'changed-role')}
        error={errorOf(errors, 'changed-role')}
      />
      <Radios
        name="change"
        label={text.change}
        choices={[
          { value: 'grant', label: text.grant },
          { value: 'withdraw', label: text.withdraw },
        ]}
        value={fieldOf(form, 'change') || 'grant'}
      />
      <Button label={text.change} />
    </form>
  );
}

function useRoles(): Choice[] {
  const { language } = usePlace();
  return [UNCHOSEN, ...ROLES.map((role) => ({ value: role, label: textIn(language).roles[role] }))];
}
