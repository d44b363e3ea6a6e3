import { addressOf } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import { Tag, type Tone } from './tag.tsx';

export type Task = {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
  /** Where it is done; a task that cannot start yet leads nowhere. */
  readonly path?: string;
  readonly status: { readonly tone: Tone; readonly label: string };
};

/** What is to be done, in any order, each with its state. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const { language } = usePlace();
  return (
    <ul class="tasks">
      {tasks.map(({ id, name, hint, path, status }) => (
        <li key={id}>
          <div>
            {path === undefined ? (
              <span>{name}</span>
            ) : (
              <a href={addressOf(language, path)} aria-describedby={`${id}-status`}>
                {name}
              </a>
            )}
            {hint !== undefined && <p class="hint">{hint}</p>}
          </div>
          <div id={`${id}-status`}>
            <Tag {...status} />
          </div>
        </li>
      ))}
    </ul>
  );
}
