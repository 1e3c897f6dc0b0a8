"""A CAS server that lies signs nobody in, and takes nobody's time; one that is only unlike the others does sign in."""

import pytest

import sign_on
from hostile_cas_server import BAD, BAD_WAYS, ODD
from neighbours import Reader
from sign_on import arrive, is_in, refused_in_french


@pytest.fixture
def portal(behind_ent):
    return behind_ent.site.portal(sign_on.LIED_TO)


def lied_to(portal, name):
    reader = Reader()
    return reader, arrive(reader, f"{portal}/cas/retour?retour=%2Fmoncompte%2Fprets&ticket=ST-{name}", timeout=25)


@pytest.mark.parametrize("name", [*BAD, *BAD_WAYS])
def test_a_lie_signs_nobody_in(behind_ent, portal, name):
    reader, answer = lied_to(portal, name)
    refused_in_french(answer)
    assert not is_in(reader, portal)
    assert behind_ent.site.process.poll() is None
    assert Reader().get(f"{portal}/home/").status_code == 200


def test_a_redirection_of_the_ent_is_not_followed(behind_ent, portal):
    behind_ent.hostile.asked.clear()
    lied_to(portal, "redirects-inside")
    assert not [path for path in behind_ent.hostile.asked if "uid-beside-the-user" in path]


@pytest.mark.parametrize("name", ODD)
def test_another_way_to_say_it_signs_in(portal, name):
    reader, answer = lied_to(portal, name)
    assert answer.status_code == 303 and answer.headers["location"].endswith("/moncompte/prets")
    page = reader.get(f"{portal}/moncompte/prets")
    assert page.status_code == 200 and "Dupuis" in page.text
