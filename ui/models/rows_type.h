// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Gives QML a name for any list of ours, so that a component can require one by type.

#include <QAbstractItemModel>
#include <QtQml/qqmlregistration.h>

namespace custody::ui {

struct RowsType {
    Q_GADGET
    QML_FOREIGN(QAbstractItemModel)
    QML_NAMED_ELEMENT(RowsModel)
    QML_UNCREATABLE("The program makes it")
};

} // namespace custody::ui
