// What every citizen page adds when script is on; each page works without it.
import "./dubbelklick.js";
import "./fokus.js";
import "./natet.js";
import "./osparat.js";
import "./raknare.js";
import "./utloggning.js";
