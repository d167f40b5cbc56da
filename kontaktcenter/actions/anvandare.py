"""Ending an employee's account so that nothing is left with it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter import avveckling
from kontaktcenter.actions.grund import check_administers
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.granskning import refuse_new_brister
from kontaktcenter.meningar import join_words
from kontaktcenter.models import Anvandare, Medlemskap


def remove_anvandare(*, anvandare: Anvandare, by: Anvandare, overtas_av: Anvandare | None = None) -> int:
    """End the account: no more log-in, every membership ended; the number of things that `overtas_av` took over.

    The row stays, because cases and events name it. Refused while the person holds anything and nobody takes over, leads a
    unit, or is the last one whom a unit or the administration needs.
    """
    check_administers(by)
    with refuse_new_brister():
        anvandare = Anvandare.objects.select_for_update().get(pk=anvandare.pk)
        _check_removable(anvandare, by)
        moved = _hand_on(anvandare, overtas_av, by)
        _end_memberships(anvandare)
        anvandare.is_active = False
        anvandare.save(update_fields=["is_active"])
        return moved


def restore_anvandare(*, anvandare: Anvandare, by: Anvandare) -> None:
    """Open an ended account again. It has no role until one is given."""
    check_administers(by)
    anvandare = Anvandare.objects.get(pk=anvandare.pk)
    _check_equal(anvandare, by)
    if anvandare.is_active:
        raise OtillatenHandling(_("Kontot är redan öppet."))
    anvandare.is_active = True
    anvandare.save(update_fields=["is_active"])


def _check_equal(anvandare: Anvandare, by: Anvandare) -> None:
    if anvandare.is_superuser and not by.is_superuser:
        raise SaknarBehorighet(_("Nödkontot kan bara ändras av den som är inloggad med ett nödkonto."))


def _check_removable(anvandare: Anvandare, by: Anvandare) -> None:
    _check_equal(anvandare, by)
    if not anvandare.is_active:
        raise OtillatenHandling(_("Kontot är redan avslutat."))
    if anvandare == by:
        raise OtillatenHandling(_("Du kan inte avsluta ditt eget konto. Be en annan systemförvaltare."))
    led = [str(enhet) for enhet in anvandare.chef_for.active()]
    if led:
        raise OtillatenHandling(
            _("%(person)s är chef för %(enheter)s. Välj en annan chef där först.")
            % {"person": anvandare, "enheter": join_words(led)}
        )


def _hand_on(anvandare: Anvandare, overtas_av: Anvandare | None, by: Anvandare) -> int:
    if overtas_av is None:
        held = avveckling.held_by_users([anvandare.pk]).get(anvandare.pk)
        if held:
            raise OtillatenHandling(
                _("%(person)s har %(innehav)s. Ange vem som tar över innan du avslutar kontot.")
                % {"person": anvandare, "innehav": join_words(held)}
            )
        return 0
    if overtas_av == anvandare:
        raise Inmatningsfel(_("Välj någon annan som tar över."), falt="overtas_av")
    if not overtas_av.is_active:
        raise Inmatningsfel(_("Kontot för %(person)s är avslutat. Välj någon annan.") % {"person": overtas_av}, falt="overtas_av")
    return avveckling.move_from_user(fran=anvandare, till=overtas_av, by=by)


def _end_memberships(anvandare: Anvandare) -> None:
    """A membership that never came to hold is deleted; one that began today goes as well, for it cannot end yesterday."""
    today = timezone.localdate()
    for medlemskap in Medlemskap.objects.filter(anvandare=anvandare).exclude(till__lt=today):
        if medlemskap.fran >= today:
            medlemskap.delete()
        else:
            medlemskap.till = today - timedelta(days=1)
            medlemskap.save(update_fields=["till"])
