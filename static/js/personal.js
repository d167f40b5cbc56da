// What every staff page adds when script is on; each page works without it.
import "./dialog.js";
import "./dubbelklick.js";
import "./fokus.js";
import "./meny.js";
import "./natet.js";
import "./osparat.js";
import "./raknare.js";
import "./skrivet.js";
import "./tangenter.js";
import "./tider.js";
import "./tryck.js";
import "./utloggad.js";
