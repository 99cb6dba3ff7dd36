// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The pictures of the view being shown, by content, for the image provider: no temporary files.

#include <cstdint>
#include <vector>

#include <QHash>
#include <QImage>
#include <QQuickImageProvider>
#include <QString>

namespace custody::ui {

class Pictures {
public:
    // The address QML loads; empty for no bytes. Equal bytes have equal addresses, so nothing flickers.
    QString keep(const std::vector<std::uint8_t>& bytes);
    void startView(); // what the view before this one did not keep is let go
    QImage find(const QString& key) const;

private:
    QHash<QString, QByteArray> m_now;
    QHash<QString, QByteArray> m_before;
};

// Asked on the ui thread, since no Image of ours is asynchronous.
class PictureProvider : public QQuickImageProvider {
public:
    explicit PictureProvider(const Pictures& pictures);
    QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override;

private:
    const Pictures& m_pictures;
};

} // namespace custody::ui
