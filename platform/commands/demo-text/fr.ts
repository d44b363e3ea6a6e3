import type { DemoText } from './text.ts';

export const fr: DemoText = {
  title:
    'Une visite en une minute : une demande, une réponse, un refus, et deux reçus que chacun peut vérifier',
  lead: 'Ce nœud héberge deux organismes modèles, qui ne représentent aucun organisme réel : {consumer} demande, {provider} répond.',
  agreement: {
    heading: '1. La convention',
    explains:
      "Rien ne se demande sans une convention que les deux parties ont signée, avec deux clés. Voici ce que permet la leur, pourquoi et jusqu'à quand :",
  },
  call: {
    heading: '2. La demande',
    explains:
      'Le système {system} demande les engagements du programme annoncé qui portent sur les bâtiments, et signe sa demande :',
    kept: 'Cet échange a laissé un reçu, gardé dans {file}.',
  },
  refusal: {
    heading: '3. Le refus',
    explains:
      "La même demande, avec la même clé, mais pour une finalité qui n'est pas convenue ({purpose}) :",
    kept: "Aucune donnée n'est sortie ; le refus a lui aussi son reçu, gardé dans {file}.",
  },
  verification: {
    heading: '4. La vérification',
    explains:
      'Les deux reçus se vérifient sur cette machine, sans réseau et sans demander au nœud, avec le seul fichier de confiance :',
    changed: 'Et voici le premier reçu, un seul caractère changé :',
  },
  failed: "✗ Cette étape ne s'est pas passée comme prévu.",
  done: 'La visite est finie. Les deux reçus sont dans {folder} et se vérifient encore, plateforme arrêtée.',
  next: 'À essayer ensuite :',
  tries: [
    ['wasl verify {answered}', 'la vérification pas à pas, plateforme en marche ou arrêtée'],
    ['wasl agreement show {agreement}', 'la convention en entier'],
    ['wasl call programme/commitments --param domain=digital', 'une autre demande'],
    ['wasl organisation add --help', 'fonder votre organisme, puis ses systèmes et ses services'],
    ['{url}/fr/verify', 'la page de vérification : déposez-y un reçu'],
  ],
};
