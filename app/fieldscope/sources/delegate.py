"""How the rows of the source tree are drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldscope import theme
from fieldscope.sources.model import NAME, STATE_TEXT_ROLE, TOKEN_ROLE, TROUBLE_ROLE, TRUTH_ROLE

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws a connection on two lines: name and state, then one line of protocol truth."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # The view asks for every row of a selection: nothing here looks at fonts of items or at texts.
        line = option.fontMetrics.height()
        two = index.column() == NAME and not index.parent().isValid() and index.data(STATE_TEXT_ROLE) is not None
        return QSize(60, 2 * line + 11 if two else line + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() != NAME or index.data(STATE_TEXT_ROLE) is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        title, option.text = option.text, ""
        icon, font = QIcon(option.icon), option.font
        option.icon = QIcon()
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        strong = option.palette.color(role)
        rect = option.rect.adjusted(4, 4, -6, -4)
        place = QRect(rect.left(), rect.top(), 16, option.fontMetrics.height())
        if selected:  # the state's own colours need a quiet ground
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(option.palette.color(QPalette.ColorRole.Base))
            painter.drawEllipse(QRectF(place.center().x() - 9.5, place.center().y() - 9.5, 20, 20))
            painter.restore()
        icon.paint(painter, place)
        rect.setLeft(rect.left() + 22)
        bold = QFontMetrics(font)
        plain = QFontMetrics(option.widget.font() if option.widget is not None else font)
        beside = str(index.data(STATE_TEXT_ROLE)), theme.color(str(index.data(TOKEN_ROLE)))
        below = str(index.data(TRUTH_ROLE) or ""), theme.color("muted")
        if not below[0] or index.data(TROUBLE_ROLE):  # what is wrong gets the whole line
            beside, below = below, beside
        painter.save()
        painter.setFont(font)
        painter.setPen(strong)
        most = rect.width() * 3 // 5 if beside[0] else rect.width()
        name = bold.elidedText(title, Qt.TextElideMode.ElideRight, most)
        painter.drawText(QRect(rect.left(), rect.top(), rect.width(), bold.height()), Qt.AlignmentFlag.AlignLeft, name)
        if option.widget is not None:
            painter.setFont(option.widget.font())
        second = QRect(rect.left(), rect.top() + bold.height() + 2, rect.width(), plain.height())
        room = rect.width() - bold.horizontalAdvance(name) - 10
        painter.setPen(strong if selected else beside[1])
        painter.drawText(
            QRect(rect.right() - room, rect.top(), room, bold.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            plain.elidedText(beside[0], Qt.TextElideMode.ElideRight, room),
        )
        painter.setPen(strong if selected else below[1])
        elided = plain.elidedText(below[0], Qt.TextElideMode.ElideRight, second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignLeft, elided)
        painter.restore()
