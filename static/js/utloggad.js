// Says on a page that is open in another tab when its user has logged out: what is typed there from then on is kept nowhere.
import { onLogOut } from "./utloggning.js";

onLogOut(() => {
  const sentence = document.getElementById("kc-utloggad");
  if (sentence && !document.querySelector("[data-utloggad]")) document.getElementById("innehall").prepend(sentence.content.cloneNode(true));
});
