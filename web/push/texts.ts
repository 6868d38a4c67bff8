const en = {
  language: 'en',
  offer: 'Notify me',
  on: 'Notifications are on',
  title: 'Notifications',
  explain: 'Get a notification when somebody answers you, also after you have left the page. It ends with your chat.',
  allow: 'Allow notifications',
  done: 'You will be notified. You can close this window.',
  denied: 'Your browser does not allow notifications of this chat. You can change it in the settings of your browser.',
  impossible: 'Notifications are not possible in this browser.',
};

export type PushTexts = typeof en;

const nb: PushTexts = {
  language: 'nb',
  offer: 'Varsle meg',
  on: 'Varsler er på',
  title: 'Varsler',
  explain: 'Få et varsel når noen svarer deg, også etter at du har forlatt siden. Det slutter når chatten er over.',
  allow: 'Tillat varsler',
  done: 'Du blir varslet. Du kan lukke dette vinduet.',
  denied: 'Nettleseren din tillater ikke varsler fra denne chatten. Du kan endre det i nettleserens innstillinger.',
  impossible: 'Varsler er ikke mulig i denne nettleseren.',
};

const LANGUAGES: Record<string, PushTexts> = {
  en,
  nb,
  no: nb,
  nn: nb,
  sv: {
    language: 'sv',
    offer: 'Meddela mig',
    on: 'Aviseringar är på',
    title: 'Aviseringar',
    explain: 'Få en avisering när någon svarar dig, även efter att du har lämnat sidan. Det slutar när chatten är över.',
    allow: 'Tillåt aviseringar',
    done: 'Du får en avisering. Du kan stänga det här fönstret.',
    denied: 'Din webbläsare tillåter inte aviseringar från den här chatten. Du kan ändra det i webbläsarens inställningar.',
    impossible: 'Aviseringar är inte möjliga i den här webbläsaren.',
  },
  da: {
    language: 'da',
    offer: 'Giv mig besked',
    on: 'Notifikationer er slået til',
    title: 'Notifikationer',
    explain: 'Få besked, når nogen svarer dig, også efter at du har forladt siden. Det slutter, når chatten er forbi.',
    allow: 'Tillad notifikationer',
    done: 'Du får besked. Du kan lukke dette vindue.',
    denied: 'Din browser tillader ikke notifikationer fra denne chat. Du kan ændre det i browserens indstillinger.',
    impossible: 'Notifikationer er ikke mulige i denne browser.',
  },
  fi: {
    language: 'fi',
    offer: 'Ilmoita minulle',
    on: 'Ilmoitukset ovat päällä',
    title: 'Ilmoitukset',
    explain: 'Saat ilmoituksen, kun sinulle vastataan, myös sivulta poistumisen jälkeen. Ilmoitukset loppuvat, kun chat päättyy.',
    allow: 'Salli ilmoitukset',
    done: 'Saat ilmoituksen. Voit sulkea tämän ikkunan.',
    denied: 'Selaimesi ei salli ilmoituksia tästä chatista. Voit muuttaa sen selaimen asetuksissa.',
    impossible: 'Ilmoitukset eivät ole mahdollisia tässä selaimessa.',
  },
  de: {
    language: 'de',
    offer: 'Benachrichtigen',
    on: 'Benachrichtigungen sind an',
    title: 'Benachrichtigungen',
    explain: 'Erhalten Sie eine Benachrichtigung, wenn Ihnen jemand antwortet, auch nachdem Sie die Seite verlassen haben. Sie endet mit Ihrem Chat.',
    allow: 'Benachrichtigungen erlauben',
    done: 'Sie werden benachrichtigt. Sie können dieses Fenster schließen.',
    denied: 'Ihr Browser erlaubt keine Benachrichtigungen dieses Chats. Sie können das in den Einstellungen des Browsers ändern.',
    impossible: 'In diesem Browser sind keine Benachrichtigungen möglich.',
  },
  fr: {
    language: 'fr',
    offer: 'M’avertir',
    on: 'Notifications activées',
    title: 'Notifications',
    explain: 'Recevez une notification quand on vous répond, même après avoir quitté la page. Elle prend fin avec votre chat.',
    allow: 'Autoriser les notifications',
    done: 'Vous serez averti. Vous pouvez fermer cette fenêtre.',
    denied: 'Votre navigateur n’autorise pas les notifications de ce chat. Vous pouvez le changer dans ses paramètres.',
    impossible: 'Les notifications ne sont pas possibles dans ce navigateur.',
  },
  nl: {
    language: 'nl',
    offer: 'Waarschuw mij',
    on: 'Meldingen staan aan',
    title: 'Meldingen',
    explain: 'Krijg een melding als iemand u antwoordt, ook nadat u de pagina hebt verlaten. Dat eindigt met uw chat.',
    allow: 'Meldingen toestaan',
    done: 'U krijgt een melding. U kunt dit venster sluiten.',
    denied: 'Uw browser staat geen meldingen van deze chat toe. U kunt dat wijzigen in de instellingen van de browser.',
    impossible: 'Meldingen zijn niet mogelijk in deze browser.',
  },
};

/** The texts in a language, such as "nb" or "en-GB", or else in English. */
export function pushTexts(tag = ''): PushTexts {
  return LANGUAGES[tag.toLowerCase().split('-')[0] ?? ''] ?? en;
}
