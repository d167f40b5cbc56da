// The work place with script: drafts that save themselves, guesses while typing, and a foot that keeps up.
import "./epost.js";
import "./forskott.js";
import "./forslag.js";
import "./kunskap.js";
import "./knappar.js";
import "./narvarande.js";
import "./platskarta.js";
import "./puls.js";
import "./utkast.js";

document.documentElement.classList.add("kc-har-skript");
