import type { Answer, Answers, Content, Header, Schema } from './model.ts';

export const PLAIN = 'text/plain';
export const BYTES = 'application/octet-stream';
export const JSON_TYPE = 'application/json';

type Headers = Readonly<Record<string, Header>>;

/** How long an answer may be kept, as it is sent (RFC 9111). */
export function cache(value: string): Headers {
  return { 'Cache-Control': { description: 'RFC 9111', required: true, schema: { const: value } } };
}

export function noStore(): Headers {
  return cache('no-store');
}

export function content(type: string, schema: Schema): Content {
  return { [type]: { schema } };
}

export function answer(
  status: number | string,
  description: string,
  { headers, content: holds }: Omit<Answer, 'description'>,
): Answers {
  return {
    [status]: {
      description,
      ...(headers === undefined ? {} : { headers }),
      ...(holds === undefined ? {} : { content: holds }),
    },
  };
}

export function json(schema: Schema): Content {
  return content(JSON_TYPE, schema);
}

export function plain(description: string): Content {
  return content(PLAIN, { type: 'string', description });
}

export function bytes(description: string): Content {
  return content(BYTES, { description });
}
