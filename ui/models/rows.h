// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A list a page shows: typed rows, one role per column, that keeps its place when new rows arrive.

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include <QAbstractListModel>

namespace custody::ui {

template <typename Row> struct Column {
    const char* role; // never named like a control's own property (display, icon, text)
    std::function<QVariant(const Row&)> tell;
};

template <typename Row> class Rows : public QAbstractListModel {
public:
    explicit Rows(std::vector<Column<Row>> columns, QObject* parent = nullptr)
        : QAbstractListModel(parent)
        , m_columns(std::move(columns))
    {
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        const int column = role - Qt::UserRole;
        if (!index.isValid() || index.row() >= rowCount() || column < 0 || column >= int(m_columns.size()))
            return {};
        return m_columns[std::size_t(column)].tell(m_rows[std::size_t(index.row())]);
    }

    QHash<int, QByteArray> roleNames() const override
    {
        QHash<int, QByteArray> names;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            names.insert(Qt::UserRole + int(i), m_columns[i].role);
        return names;
    }

    const std::vector<Row>& rows() const { return m_rows; }

    // Never resets: a reset would scroll a list back to its top under a worker's finger.
    void show(std::vector<Row> rows)
    {
        const std::size_t kept = std::min(rows.size(), m_rows.size());
        for (std::size_t i = 0; i < kept; ++i) {
            if (m_rows[i] == rows[i])
                continue;
            m_rows[i] = std::move(rows[i]);
            Q_EMIT dataChanged(index(int(i)), index(int(i)));
        }
        if (rows.size() > kept) {
            beginInsertRows({}, int(kept), int(rows.size()) - 1);
            std::move(rows.begin() + std::ptrdiff_t(kept), rows.end(), std::back_inserter(m_rows));
            endInsertRows();
        } else if (m_rows.size() > kept) {
            beginRemoveRows({}, int(kept), int(m_rows.size()) - 1);
            m_rows.resize(kept);
            endRemoveRows();
        }
    }

private:
    std::vector<Column<Row>> m_columns;
    std::vector<Row> m_rows;
};

} // namespace custody::ui
