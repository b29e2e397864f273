<?php
// install.php DIRECTORY: makes the database and runs WordPress' own installation in it.
$directory = $argv[1];
$settings  = json_decode( file_get_contents( "$directory/unknot-test.json" ), true );
$server    = new mysqli( 'localhost', 'root', '', '', 0, substr( $settings['DB_HOST'], strlen( 'localhost:' ) ) );
$server->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );
$server->close();

$_SERVER += array(
	'HTTP_HOST'       => '127.0.0.1',
	'REQUEST_URI'     => '/',
	'REQUEST_METHOD'  => 'GET',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
);
define( 'WP_INSTALLING', true );
require "$directory/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'Test Spa', 'admin', 'admin@example.test', true, '', 'password' );
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'timezone_string', 'Europe/Berlin' );
flush_rewrite_rules( true );
