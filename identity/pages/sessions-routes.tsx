import {
  addressOf,
  Button,
  ButtonLink,
  FormToken,
  fieldOf,
  formatMoment,
  NO_FIELDS,
  page,
  type Route,
  redirect,
  Said,
  SummaryList,
  usePlace,
} from '@wasl/web';
import type { Identity, Visitor } from '../identity.ts';
import { can } from '../policies.ts';
import type { Session } from '../store/sessions.ts';
import { SAID, textIn } from './text/text.ts';

const PATH = '/account/sessions';

/** The reader's own sessions, to see and to end. */
export function sessionsRoutes(
  identity: Pick<Identity, 'require' | 'sessions' | 'endOwn' | 'endOthers'>,
): readonly Route[] {
  return [
    {
      method: 'GET',
      path: PATH,
      async handle({ language, caller }) {
        const visitor = await identity.require(caller, 'manage-own-sessions');
        const text = textIn(language);
        return page({
          title: text.sessions,
          crumbs: [{ label: text.home, path: '/' }],
          personal: true,
          main: <SessionsPage visitor={visitor} sessions={await identity.sessions(visitor.person.account)} />,
        });
      },
    },
    {
      method: 'POST',
      path: PATH,
      async handle({ form, caller }) {
        const visitor = await identity.require(caller, 'manage-own-sessions');
        const which = fieldOf(form ?? NO_FIELDS, 'end');
        if (which === 'others') await identity.endOthers(visitor);
        else await identity.endOwn(visitor.person.account, which);
        return redirect(PATH);
      },
    },
  ];
}

function SessionsPage({
  visitor,
  sessions,
}: {
  readonly visitor: Visitor;
  readonly sessions: readonly Session[];
}) {
  const { language } = usePlace();
  const text = textIn(language);
  const { account, roles } = visitor.person;
  return (
    <>
      <h1>{text.sessions}</h1>
      <SummaryList
        rows={[
          { key: text.account, value: <code dir="ltr">{account}</code> },
          { key: text.heldRoles, value: [...roles].map((role) => text.roles[role]).join(' · ') || text.none },
        ]}
      />
      {can(visitor.person, 'manage-people') && (
        <ButtonLink label={text.people} path="/admin/people" weight="secondary" />
      )}
      <p>
        <Said text={SAID.limits} />
      </p>
      {sessions.map((session, index) => (
        <SessionCard
          key={session.id}
          session={session}
          number={index + 1}
          mine={session.id === visitor.session}
        />
      ))}
      {sessions.length > 1 && <EndForm which="others" label={text.endOthers} />}
      <form class="section" method="post" action={addressOf(language, '/sign-out')}>
        <FormToken />
        <Button label={text.signOut} weight="secondary" />
      </form>
    </>
  );
}

type SessionCardProps = { readonly session: Session; readonly number: number; readonly mine: boolean };

function SessionCard({ session, number, mine }: SessionCardProps) {
  const { language } = usePlace();
  const text = textIn(language);
  const device = session.device || text.unknownDevice;
  return (
    <section class="section" aria-labelledby={`session-${number}`}>
      <h2 id={`session-${number}`}>
        {number}. <bdi>{device}</bdi>
        {mine && ` (${text.thisOne})`}
      </h2>
      <SummaryList
        rows={[
          { key: text.began, value: formatMoment(session.beganAt.getTime(), language) },
          { key: text.seen, value: formatMoment(session.seenAt.getTime(), language) },
        ]}
      />
      {!mine && <EndForm which={session.id} label={`${text.end} ${number}`} />}
    </section>
  );
}

function EndForm({ which, label }: { readonly which: string; readonly label: string }) {
  const { language } = usePlace();
  return (
    <form method="post" action={addressOf(language, PATH)}>
      <FormToken />
      <input type="hidden" name="end" value={which} />
      <Button label={label} weight="secondary" />
    </form>
  );
}
