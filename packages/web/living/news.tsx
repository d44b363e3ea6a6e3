import { Banner } from '../components/banner.tsx';
import { Details } from '../components/details.tsx';
import { WarningText } from '../components/warning-text.tsx';
import { usePlace } from '../language/place.ts';
import { livingTextIn } from './text/text.ts';

export function News() {
  const { language } = usePlace();
  const { news, caution, more } = livingTextIn(language);
  return (
    <>
      {(['information', 'success', 'warning'] as const).map((kind) => (
        <Banner key={kind} id={`news-${kind}`} kind={kind}>
          <p>{news[kind]}</p>
        </Banner>
      ))}
      <WarningText>{caution}</WarningText>
      <Details summary={more.summary}>
        <p>{more.text}</p>
      </Details>
    </>
  );
}
