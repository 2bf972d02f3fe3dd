"""The words people use for how a page looks."""

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


FILLERS = _words(
    """
    a an the this to into in on of for my me i want would like need give it its that is please can
    could you use set make turn switch change go put enable activate show with more some bit little
    much and everything all now again back do
    bitte mach mache schalte stelle stell auf um den die das ein eine einen mir zu zum zur im ist
    ich möchte will alles etwas wieder
    mets met passe active utilise fais rends le la les un une en au à plus de s'il te plaît je veux
    tout peu
    pon poner usa cambia cambiar activa haz el los las una al más mas por favor quiero todo
    کرو کر دو کریں میں کو پر لگاؤ بدلو
    """
)
"""They say nothing by themselves."""
NOUNS = _words(
    """
    theme mode colour color colours colors scheme design look looks appearance interface page screen
    chat text font letters writing size layout spacing density view corners edges window style
    modus farbe farben farbschema aussehen oberfläche seite schrift schriftgröße ansicht abstand
    ecken darstellung thema
    thème couleurs apparence affichage texte police taille disposition coins
    tema modo colores apariencia interfaz página texto letra tamaño diseño vista esquinas
    تھیم موڈ رنگ متن تحریر صفحہ
    """
)
"""They make the words beside them be about looks."""
SIZES = _words(
    """
    text font letters writing size schrift schriftgröße texte police taille texto letra tamaño
    متن تحریر
    """
)
NORMAL = _words("normal usual standard normale normales عام")
ALONE = _words("dark darker compact spacious bigger larger smaller")
"""They are about looks without a noun."""
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "theme",
        "dark",
        "dark darker night dunkel dunkler dunkles dunklen nacht sombre foncé nuit oscuro oscura"
        " noche ڈارک تاریک گہرا",
    ),
    (
        "theme",
        "light",
        "light lighter bright hell heller helles hellen clair claire jour claro clara"
        " لائٹ روشن ہلکا",
    ),
    (
        "theme",
        "system",
        "system automatic auto default automatisch automatique système automático sistema",
    ),
    (
        "text_size",
        "bigger",
        "bigger larger big large größer größere groß grande grands agrandis grosse grandes"
        " بڑا بڑی بڑے",
    ),
    (
        "text_size",
        "smaller",
        "smaller small tiny kleiner kleinere klein petit petite petits pequeño pequeña pequeños"
        " چھوٹا چھوٹی چھوٹے",
    ),
    (
        "density",
        "compact",
        "compact dense denser tight tighter kompakt kompakter kompakte compacte compacto compacta"
        " کمپیکٹ",
    ),
    (
        "density",
        "spacious",
        "spacious airy roomy roomier comfortable geräumig großzügig luftig aéré espacé espacioso"
        " amplio amplia کشادہ",
    ),
    ("corners", "pill", "round rounder rounded runde runder rond ronds redondas"),
    ("corners", "sharp", "sharp sharper square eckig eckige carrés rectas"),
    ("layout", "left", "left links gauche izquierda"),
    ("layout", "right", "right rechts droite derecha"),
    ("layout", "centered", "centered centred center centre mittig zentriert centré centrado"),
)
SETS: Mapping[str, tuple[str, str]] = {
    word: (setting, value) for setting, value, text in _MEANINGS for word in text.casefold().split()
}
"""A word → what it sets."""
