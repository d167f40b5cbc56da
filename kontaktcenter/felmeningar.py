"""What the API says of each kind of error, whether its views or the server before them answer."""

API_ADRESS = "/api/"
MENINGAR = {
    400: "Det som skickades går inte att använda.",
    401: "Logga in, eller skicka en API-nyckel.",
    403: "Du har inte behörighet att göra det.",
    404: "Det finns inte, eller så får du inte se det.",
    405: "Adressen tar inte emot det anropet.",
    406: "Svaret finns inte i det format som begärdes.",
    413: "Det som skickades är för stort.",
    415: "Skicka innehållet som JSON.",
    429: "För många anrop. Försök igen om en stund.",
    500: "Något gick fel hos oss. Försök igen om en stund.",
    503: "Vi kommer inte åt våra uppgifter just nu. Försök igen om en stund.",
}
