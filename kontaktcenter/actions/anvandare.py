"""What administrators do to accounts: end them so that nothing is left with them, open them, give passwords."""

from datetime import timedelta

from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter import avveckling
from kontaktcenter.actions.grund import check_administers
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.granskning import refuse_new_anmarkningar
from kontaktcenter.meningar import join_words
from kontaktcenter.models import Anvandare, Medlemskap


def remove_anvandare(*, anvandare: Anvandare, by: Anvandare, overtas_av: Anvandare | None = None) -> list[str]:
    """End the account: no more log-in, every membership ended; what `overtas_av` took over, in words.

    The row stays, because cases and events name it. Refused while the person holds anything and nobody takes over, leads a
    unit, or is the last one whom a unit or the administration needs.
    """
    check_administers(by)
    with refuse_new_anmarkningar():
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


def set_password(*, anvandare: Anvandare, losenord: str, by: Anvandare) -> None:
    """Give the person a new password and end all sessions of the account. There is no reset by mail on purpose.

    Raises Inmatningsfel for a password that the rules of settings.AUTH_PASSWORD_VALIDATORS refuse.
    """
    check_administers(by)
    _check_equal(anvandare, by)
    try:
        validate_password(losenord, anvandare)
    except ValidationError as error:
        raise Inmatningsfel(" ".join(error.messages), falt="losenord") from error
    anvandare.set_password(losenord)
    anvandare.save(update_fields=["password"])


def unlock_login(*, anvandare: Anvandare, by: Anvandare) -> None:
    """Forget the failed log-ins that have locked the account for a while."""
    check_administers(by)
    reset(username=anvandare.get_username())


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


def _hand_on(anvandare: Anvandare, overtas_av: Anvandare | None, by: Anvandare) -> list[str]:
    if overtas_av is None:
        held = avveckling.held_by_users([anvandare.pk]).get(anvandare.pk)
        if held:
            raise OtillatenHandling(
                _("%(person)s har %(innehav)s. Ange vem som tar över innan du avslutar kontot.")
                % {"person": anvandare, "innehav": join_words(held)}
            )
        return []
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
